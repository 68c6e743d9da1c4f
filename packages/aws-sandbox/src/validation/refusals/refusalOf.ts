import { classicRefusal } from './classicRefusal';
import { ec2Refusal } from './ec2Refusal';
import { ecrRefusal } from './ecrRefusal';
import { Refusal } from './Refusal';
import { s3Refusal } from './s3Refusal';

/** Where services differ from the usual wording; codes are those of the service descriptions if nothing is said here. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  apigateway: classicRefusal({ bodyPrefixed: true }),
  backup: classicRefusal({ missingCode: 'MissingParameterValueException' }),
  ec2: ec2Refusal,
  ecr: ecrRefusal,
  'emr-serverless': classicRefusal({ valuesHidden: true }),
  s3: s3Refusal,
};

/** Services whose patterns take a dot for line ends, too: their texts are scripts and statements. */
const DOT_IS_ALL: ReadonlySet<string> = new Set(['emr-serverless']);

/** Shapes whose limits a service refuses by itself, with another code or text than the rest. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['MaxResults'],
  lambda: ['Runtime'],
};

const USUAL = classicRefusal();

/** How a service says what is wrong with input. */
export function refusalOf(service: string): Refusal {
  return REFUSALS[service] ?? USUAL;
}

/** Whether a dot in a service's patterns stands for line ends, too. */
export function dotIsAll(service: string): boolean {
  return DOT_IS_ALL.has(service);
}

/** Shapes that are left to the service's behaviour. */
export function ownWords(service: string): readonly string[] {
  return OWN_WORDS[service] ?? [];
}
