/* The CDK's own validator costs seconds in each process; a test about it switches it on. */
process.env.CDK_VALIDATION ??= 'false';
