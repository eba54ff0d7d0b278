/** How links carry messages, to be typed. */
export { WeatherForm } from './WeatherForm.tsx';
