/** Bytes of a function's package, inflated. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const LAMBDA_UNZIPPED_BYTES = 262_144_000;
/** Bytes of a function's package that is sent with the request, zipped. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const LAMBDA_ZIPPED_BYTES = 50 * 1024 * 1024;
/** Bytes of a request to Lambda: such a package in base64, and the rest. As Lambda's `RequestEntityTooLargeException` states it. */
export const LAMBDA_REQUEST_BYTES = 70_167_211;

/** Keys that one DeleteObjects takes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export const S3_DELETED_OBJECTS = 1000;
/** Parts of a multipart upload. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const S3_PARTS = 10_000;
/** Bytes of every part but the last. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const S3_SMALLEST_PART_BYTES = 5 * 1024 * 1024;

/** MB of memory of a function. */
export const LAMBDA_MEMORY = { min: 128, max: 10_240 };

/** Seconds that a function may run. */
export const LAMBDA_TIMEOUT = { min: 1, max: 900 };

/** The runtimes that Lambda knows, those that it no longer runs included: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
export const LAMBDA_RUNTIMES = [
  'nodejs', 'nodejs4.3', 'nodejs4.3-edge', 'nodejs6.10', 'nodejs8.10', 'nodejs10.x', 'nodejs12.x', 'nodejs14.x', 'nodejs16.x', 'nodejs18.x', 'nodejs20.x',
  'nodejs22.x', 'nodejs24.x', 'nodejs26.x', 'python2.7', 'python3.6', 'python3.7', 'python3.8', 'python3.9', 'python3.10', 'python3.11', 'python3.12',
  'python3.13', 'python3.14', 'python3.15', 'java8', 'java8.al2', 'java8.al2023', 'java11', 'java11.al2023', 'java17', 'java17.al2023', 'java21', 'java25',
  'dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'dotnet6', 'dotnet8', 'dotnet10', 'go1.x', 'ruby2.5', 'ruby2.7', 'ruby3.2', 'ruby3.3',
  'ruby3.4', 'ruby4.0', 'provided', 'provided.al2', 'provided.al2023',
];
