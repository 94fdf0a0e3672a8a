import type { AwsError, ServiceResponse } from '../service';

/** How a service writes its errors on the wire. */
export interface Protocol {
  error(error: AwsError, requestId: string): ServiceResponse;
}
