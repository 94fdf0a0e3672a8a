import { AwsError } from '../service';

/** Refuses what a client sent. */
export function badRequest(message: string): never {
  throw new AwsError('BadRequestException', message, 400);
}

export function notFound(message: string): never {
  throw new AwsError('NotFoundException', message, 404);
}

export function conflict(message: string): never {
  throw new AwsError('ConflictException', message, 409);
}

/** Refuses a value that is none of those allowed; an absent one passes. */
export function oneOf(value: unknown, allowed: readonly string[], what: string): void {
  if (value !== undefined && !allowed.includes(String(value))) {
    badRequest(`Invalid ${what}: ${String(value)}. Must be one of: [${allowed.join(', ')}]`);
  }
}

/** Refuses a number outside `min` to `max`; an absent one passes. */
export function between(value: unknown, min: number, max: number, message: string): void {
  if (value !== undefined && !(Number(value) >= min && Number(value) <= max)) badRequest(message);
}
