import { binaryMediaTypes } from '../../../src/rules/rest/binary-media-types';
import { openapi, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(binaryMediaTypes, {
  valid: [
    { name: 'types with both ways to write the slash', template: rest({}, { BinaryMediaTypes: ['image/png', '*~1*', '*/*'] }) },
    { name: 'only known at deployment', template: rest({}, { BinaryMediaTypes: [unknown] }) },
    { name: 'a type in a body', template: openapi({}, { 'x-amazon-apigateway-binary-media-types': ['image/png'] }) },
  ],
  invalid: [
    {
      name: 'no slash',
      template: rest({}, { BinaryMediaTypes: ['image/png', 'png'] }),
      findings: [{ logicalId: 'Api', path: 'Properties/BinaryMediaTypes/1', actual: 'png', severity: 'warning' }],
    },
    {
      name: 'no slash in a body',
      template: openapi({}, { 'x-amazon-apigateway-binary-media-types': ['png'] }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/x-amazon-apigateway-binary-media-types/0' }],
    },
    {
      name: 'a type that is there twice',
      template: rest({}, { BinaryMediaTypes: ['image/png', 'image/PNG'] }),
      findings: [{ logicalId: 'Api', path: 'Properties/BinaryMediaTypes/1', message: 'there twice' }],
    },
  ],
});
