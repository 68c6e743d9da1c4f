import { createHash } from 'crypto';

/** A machine image that AWS offers. */
export interface PublicImage {
  /** Last part of the public parameter that names the latest image. */
  readonly alias: string;
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
}

/** What the public parameters of Amazon Linux lead to. */
export const PUBLIC_IMAGES: readonly PublicImage[] = (
  ['x86_64', 'arm64'] as const
).flatMap(architecture => [
  {
    alias: `al2023-ami-kernel-default-${architecture}`,
    name: `al2023-ami-2023.9.20261110.0-kernel-6.1-${architecture}`,
    architecture,
  },
  {
    alias: `al2023-ami-kernel-6.1-${architecture}`,
    name: `al2023-ami-2023.9.20261110.0-kernel-6.1-${architecture}`,
    architecture,
  },
  {
    alias: `al2023-ami-minimal-kernel-default-${architecture}`,
    name: `al2023-ami-minimal-2023.9.20261110.0-kernel-6.1-${architecture}`,
    architecture,
  },
  {
    alias: `amzn2-ami-hvm-${architecture}-gp2`,
    name: `amzn2-ami-hvm-2.0.20261105.0-${architecture}-gp2`,
    architecture,
  },
]);

/** Id of an image in a region. */
export function imageId(region: string, { name }: PublicImage): string {
  const digest = createHash('sha256').update(`${region} ${name}`).digest('hex');
  return `ami-0${digest.slice(0, 16)}`;
}

const PREFIX = '/aws/service/ami-amazon-linux-latest/';

/** The id that a public parameter has in a region; nothing for other names. */
export function publicImageParameter(
  region: string,
  name: string,
): string | undefined {
  const image = PUBLIC_IMAGES.find(({ alias }) => name === PREFIX + alias);
  return image && imageId(region, image);
}
