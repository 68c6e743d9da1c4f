import { AwsJsonProtocol } from './json/AwsJsonProtocol';
import { RestJsonProtocol } from './json/RestJsonProtocol';
import { QueryProtocol } from './query/QueryProtocol';
import { ProtocolName } from './serviceDescriptions';
import { Protocol } from './types';
import { RestXmlProtocol } from './xml/RestXmlProtocol';

/** One instance of each wire protocol. */
export function createProtocols(): Record<ProtocolName, Protocol> {
  return {
    awsQuery: new QueryProtocol({ dialect: 'awsQuery' }),
    ec2Query: new QueryProtocol({ dialect: 'ec2Query' }),
    awsJson: new AwsJsonProtocol(),
    restJson: new RestJsonProtocol(),
    restXml: new RestXmlProtocol(),
  };
}
