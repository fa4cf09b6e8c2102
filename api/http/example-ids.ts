/** The case that the examples of the OpenAPI document are about. */
export const CASE_ID = 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2';
