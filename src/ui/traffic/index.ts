/** Throughput, latency and cost over virtual time, and every outage with its parts. */
export { Traffic } from './Traffic.tsx';
