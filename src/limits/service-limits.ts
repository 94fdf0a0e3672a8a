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
