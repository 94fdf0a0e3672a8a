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
      const service = serviceOf(settings);
      if (service !== undefined && service !== 'logs' && service !== 'firehose') {
        const message = `access logs go to a CloudWatch log group or a Firehose stream, got the ARN of another service: ${service}`;
        yield { ...place(settings, 'destinationArn'), message, actual: service };
      } else if (name !== undefined && !name.startsWith(PREFIX)) {
        const message = `name of the Firehose stream for access logs must begin with ${PREFIX}, got '${name}'`;
        yield { ...place(settings, 'destinationArn'), message, actual: name };
      } else if (name !== undefined && type !== 'REST') {
        const message = `access logs of ${type} APIs are documented for CloudWatch log groups only, got the Firehose stream '${name}'`;
        yield { ...place(settings, 'destinationArn'), message, severity: 'warning' };
      }
    }
  },
};

/** The service that the ARN of the destination names. */
function serviceOf({ destinationArn }: AccessLogSettings): string | undefined {
  return /^arn:(?:[^:$]+|\$\{AWS::Partition\}):([a-z0-9-]+):/.exec(textOf(destinationArn) ?? '')?.[1];
}

function deliveryStream(model: ApiModel, settings: AccessLogSettings): string | undefined {
  const arn = settings.destinationArn;
  const written = textOf(arn);
  const name = typeof written === 'string' ? /:firehose:.*:deliverystream\/([^$]+)$/.exec(written)?.[1] : undefined;
  if (name !== undefined || !(arn instanceof Unresolved) || arn.references.length !== 1) return name;
  const stream = siblingOf(model, settings, arn.references[0]);
  return stream?.type === 'AWS::KinesisFirehose::DeliveryStream' ? text(stream.properties.DeliveryStreamName) : undefined;
}
