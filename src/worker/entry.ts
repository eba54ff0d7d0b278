import { serve } from './serve-entry.ts';

serve(self);
