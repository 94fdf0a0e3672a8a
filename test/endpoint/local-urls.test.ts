import { LocalUrls } from '../../src/endpoint/local-urls';

const urls = new LocalUrls(() => 'http://localhost:4566', (apiId) => apiId === 'abc123');

it.each([
  ['https://abc123.execute-api.us-east-1.amazonaws.com/prod/', 'http://localhost:4566/_aws/execute-api/abc123/prod/'],
  ['https://abc123.execute-api.us-east-1.amazonaws.com', 'http://localhost:4566/_aws/execute-api/abc123'],
  ['wss://abc123.execute-api.eu-west-1.amazonaws.com/chat', 'ws://localhost:4566/_aws/execute-api/abc123/chat'],
  ['https://abc123.execute-api.cn-north-1.amazonaws.com.cn/prod', 'http://localhost:4566/_aws/execute-api/abc123/prod'],
  ['abc123.execute-api.us-east-1.amazonaws.com', 'abc123.execute-api.localhost:4566'],
  ['{"url":"https://abc123.execute-api.us-east-1.amazonaws.com/a"}', '{"url":"http://localhost:4566/_aws/execute-api/abc123/a"}'],
  ['https://other.execute-api.us-east-1.amazonaws.com/prod', 'https://other.execute-api.us-east-1.amazonaws.com/prod'],
  ['arn:aws:execute-api:us-east-1:000000000000:abc123/*', 'arn:aws:execute-api:us-east-1:000000000000:abc123/*'],
  ['d-abc123.execute-api.us-east-1.amazonaws.com.example.com', 'd-abc123.execute-api.us-east-1.amazonaws.com.example.com'],
])('%s answers at %s', (address, expected) => {
  expect(urls.localize(address)).toBe(expected);
});
