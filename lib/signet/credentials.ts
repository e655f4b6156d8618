/** An API key and its secret. Entered once; from then on in the background alone. */
export interface Credentials {
  readonly apiKey: string
  readonly apiSecret: string
}
