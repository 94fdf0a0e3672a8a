/**
 * The module that inline functions may `require('cfn-response')`, with the interface that Lambda's has. It
 * answers over HTTP where the response URL says so.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
 */
export const CFN_RESPONSE = `
exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';
exports.send = function (event, context, status, data, physicalId, noEcho) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({
      Status: status,
      Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
      PhysicalResourceId: physicalId || context.logStreamName,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      NoEcho: noEcho || false,
      Data: data,
    });
    const url = new URL(event.ResponseURL);
    const client = require(url.protocol === 'http:' ? 'http' : 'https');
    const request = client.request(url, { method: 'PUT', headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      response.on('end', () => { context.done(); resolve(); });
    });
    request.on('error', (error) => { context.done(error); reject(error); });
    request.end(body);
  });
};
`;
