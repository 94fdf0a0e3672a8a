import { textOf, Unresolved, type AccessLogSettings, type ApiModel } from '../../model';
import type { Rule } from '../rule';
import { accessLogs, catalogued, place, siblingOf, text } from '../support';

const PREFIX = 'amazon-apigateway-';

/** An access log destination that API Gateway cannot write to. */
export const accessLogDestination: Rule = {
  meta: catalogued('access-log-destination', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: `Log to a CloudWatch log group, or to a Firehose stream of a REST API whose name begins with ${PREFIX}.`,
  }),
  *check(model) {
    for (const { settings, type } of accessLogs(model)) {
      const name = deliveryStream(model, settings);
      if (name !== undefined && !name.startsWith(PREFIX)) {
        const message = `name of the Firehose stream for access logs must begin with ${PREFIX}, got '${name}'`;
        yield { ...place(settings, 'destinationArn'), message, actual: name };
      } else if (name !== undefined && type !== 'REST') {
        const message = `access logs of ${type} APIs are documented for CloudWatch log groups only, got the Firehose stream '${name}'`;
        yield { ...place(settings, 'destinationArn'), message, severity: 'warning' };
      }
      const service = /^arn:[^:]+:([^:$]+):/.exec(textOf(settings.destinationArn) ?? '')?.[1];
      if (service !== undefined && service !== 'logs' && service !== 'firehose') {
        const message = `access logs must go to a CloudWatch log group or a Firehose stream, got an ARN of ${service}`;
        yield { ...place(settings, 'destinationArn'), message, actual: service };
      }
    }
  },
};

function deliveryStream(model: ApiModel, settings: AccessLogSettings): string | undefined {
  const arn = settings.destinationArn;
  const written = textOf(arn);
  const name = typeof written === 'string' ? /:firehose:.*:deliverystream\/([^$]+)$/.exec(written)?.[1] : undefined;
  if (name !== undefined || !(arn instanceof Unresolved) || arn.references.length !== 1) return name;
  const stream = siblingOf(model, settings, arn.references[0]);
  return stream?.type === 'AWS::KinesisFirehose::DeliveryStream' ? text(stream.properties.DeliveryStreamName) : undefined;
}
