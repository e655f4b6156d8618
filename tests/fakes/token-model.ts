/** What the token service does with calls for a while. */
export type Weather = 'fine' | '503' | 'empty' | '429' | 'refuses-refresh' | 'refuses-all' | 'offline'

/** What somebody wants of the token. */
export type Wish = 'use' | 'copy' | 'renew' | 'generate' | 'after-401'

export interface Predicted {
  readonly calls: readonly string[]
  /** Whether the token afterwards is the one before, a new one, or an error's code. */
  readonly outcome: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * What the lifecycle has to do, told a second time and in another way: not by records and decisions but by what is known
 * of the server. With chance at one half, tokens of an hour and refresh tokens of a day.
 */
export class TokenModel {
  private born = 0
  private holds = false
  private answersRefusal = false
  /** Whether the refresh token may be used: not when it was refused, nor when it may be spent. */
  private refreshable = false
  private rejected = false
  private quietUntil = 0
  private quietByOrder = false
  private failures = 0

  private readonly clock: { now: number }

  constructor(clock: { now: number }) {
    this.clock = clock
  }

  forget(): void {
    Object.assign(this, { holds: false, rejected: false, quietUntil: 0, failures: 0, answersRefusal: false })
  }

  get phase(): string {
    if (this.rejected) return 'rejected'
    if (this.isQuiet && (this.quietByOrder || !this.isLive)) return 'waiting'
    return this.holds ? 'held' : 'none'
  }

  /** What must happen now; from then on it has. */
  grant(wish: Wish, weather: Weather): Predicted {
    if (this.rejected) return { calls: [], outcome: 'auth.rejected' }
    const byUser = wish === 'renew' || wish === 'generate'
    const hasSpare = this.isLive && !byUser && wish !== 'after-401'
    const held = { calls: [], outcome: 'held' }
    if (hasSpare && (this.isYoung || !this.isShort(wish))) return held
    if (wish === 'after-401' && this.holds && this.answersRefusal && this.isYoung) return held
    if (this.isQuiet && this.quietByOrder) return hasSpare ? held : { calls: [], outcome: 'auth.waiting' }
    if (this.isQuiet && !byUser && wish !== 'copy') return hasSpare ? held : { calls: [], outcome: this.lastFailure }
    if (weather === 'offline') return hasSpare ? held : { calls: [], outcome: 'network.offline' }
    const patient = byUser || (!hasSpare && this.failures === 0)
    const calls: string[] = []
    const outcome = this.try(wish, weather, calls, patient ? [0.5 * SECOND, SECOND] : [])
    return { calls, outcome: hasSpare && outcome !== 'new' && outcome !== 'auth.rejected' ? 'held' : outcome }
  }

  private lastFailure = ''

  private try(wish: Wish, weather: Weather, calls: string[], pauses: readonly number[]): string {
    const refreshes = wish !== 'generate' && this.holds && this.refreshable && this.age < 24 * HOUR
    calls.push(refreshes ? 'refresh-token' : 'generate-token')
    if (weather === 'fine' || (weather === 'refuses-refresh' && !refreshes)) return this.receive(wish)
    if (weather === 'refuses-refresh' || (weather === 'refuses-all' && refreshes)) {
      this.refreshable = false
      return this.try(wish, weather, calls, pauses)
    }
    if (weather === 'refuses-all') {
      this.forget()
      this.rejected = true
      return 'auth.rejected'
    }
    if (weather === '429') {
      this.quieten(7 * SECOND, true)
      return 'auth.waiting'
    }
    if (refreshes) this.refreshable = false
    const [pause, ...more] = pauses
    if (pause !== undefined) {
      this.clock.now += pause
      return this.try(wish, weather, calls, more)
    }
    this.failures++
    this.lastFailure = weather === '503' ? 'network.unreachable' : 'protocol.violated'
    this.quieten(0.75 * Math.min(5 * MINUTE, 4 * SECOND * 2 ** this.failures), false)
    return this.lastFailure
  }

  private receive(wish: Wish): string {
    const answersRefusal = wish === 'after-401' && this.holds
    this.forget()
    Object.assign(this, { holds: true, born: this.clock.now, refreshable: true, answersRefusal })
    return 'new'
  }

  private quieten(ms: number, byOrder: boolean): void {
    this.quietUntil = this.clock.now + ms
    this.quietByOrder = byOrder
  }

  private get age(): number {
    return this.clock.now - this.born
  }
  private get isLive(): boolean {
    return this.holds && this.age < HOUR
  }
  private get isYoung(): boolean {
    return this.age < 30 * SECOND
  }
  private get isQuiet(): boolean {
    return this.clock.now < this.quietUntil
  }
  private isShort(wish: Wish): boolean {
    const left = HOUR - this.age
    return left <= MINUTE || (wish === 'copy' && left < 10 * MINUTE)
  }
}
