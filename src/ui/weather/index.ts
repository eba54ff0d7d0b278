export { WeatherForm } from './WeatherForm.tsx';
