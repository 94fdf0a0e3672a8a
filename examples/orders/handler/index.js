const orders = new Map();

/** Orders, kept in memory: enough to see each route answer. */
exports.handler = async ({ httpMethod, pathParameters, body, stageVariables, requestContext }) => {
  const answer = (statusCode, value) => ({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
  if (httpMethod === 'POST') {
    const order = { id: `order-${orders.size + 1}`, ...JSON.parse(body) };
    orders.set(order.id, order);
    return answer(201, order);
  }
  if (pathParameters?.id) {
    const order = orders.get(pathParameters.id);
    return order ? answer(200, order) : answer(404, { message: `no order ${pathParameters.id}` });
  }
  return answer(200, { version: process.env.VERSION, greeting: stageVariables?.greeting, canary: requestContext.isCanaryRequest ?? false, orders: [...orders.values()] });
};
