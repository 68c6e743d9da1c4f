import { InvalidInput } from '../shared/errors';
import { Buckets, ErrorCode } from './Buckets';
import { bucketNameOf } from './bucketNameOf';
import { CustomResource, Left } from './CustomResource';
import { DeletionFailed } from './DeletionFailed';
import { described } from './described';
import { Properties } from './Properties';
import { unlessGone } from './refusalOf';

/** A pass begins no more pages after this time or this many; the next one goes on. */
const PASS_MS = 20_000;
const PASS_PAGES = 100;

/** How many uploads are aborted at the same time. */
const ABORTED_AT_ONCE = 20;

/** Errors that go away by themselves. */
const PASSING = [
  'InternalError',
  'OperationAborted',
  'RequestTimeout',
  'ServiceUnavailable',
  'SlowDown',
];

/** From then on, an error that keeps anything from being deleted is there to stay; before, policies may still be new. */
const PATIENCE_MS = 2 * 60_000;

/** What {@link bucketContents} works with. */
export interface BucketContentsOptions {
  readonly buckets: Buckets;
  readonly now: () => Date;
}

/** What came of deleting one page. */
interface PageResult {
  readonly size: number;
  readonly errors: readonly ErrorCode[];
}

class Emptying {
  private readonly passEnds: number;
  private pages = 0;
  private deleted = 0;

  constructor(
    private readonly options: BucketContentsOptions,
    private readonly bucket: string,
    private readonly startedAt: Date,
  ) {
    this.passEnds = options.now().getTime() + PASS_MS;
  }

  async pass(): Promise<Left> {
    return [
      ...(await this.clear('unfinished uploads', () => this.abortPage())),
      ...(await this.clear('objects', () => this.deletePage())),
    ];
  }

  /**
   * Takes the first page until there is none. What cannot be deleted stays in it, so that a page of nothing else is the
   * end for now.
   */
  private async clear(
    what: string,
    takePage: () => Promise<PageResult>,
  ): Promise<Left> {
    const left = `${what} of bucket ${this.bucket}`;
    while (this.hasTime()) {
      this.pages += 1;
      const { size, errors } = await takePage();
      if (size === 0) return [];
      this.deleted += size - errors.length;
      if (size === errors.length) {
        this.refuseLasting(left, errors);
        return [described(left, counted(errors))];
      }
    }
    return [left];
  }

  private async deletePage(): Promise<PageResult> {
    const { buckets } = this.options;
    const versions = await buckets.firstVersions(this.bucket);
    const errors = await buckets.deleteVersions(this.bucket, versions);
    return { size: versions.length, errors };
  }

  private async abortPage(): Promise<PageResult> {
    const { buckets } = this.options;
    const uploads = await buckets.firstUploads(this.bucket);
    const codes: (ErrorCode | undefined)[] = [];
    for (let start = 0; start < uploads.length; start += ABORTED_AT_ONCE) {
      const some = uploads.slice(start, start + ABORTED_AT_ONCE);
      codes.push(
        ...(await Promise.all(
          some.map(upload => buckets.abortUpload(this.bucket, upload)),
        )),
      );
    }
    return {
      size: uploads.length,
      errors: codes.filter(code => code !== undefined),
    };
  }

  private hasTime(): boolean {
    return (
      this.pages < PASS_PAGES && this.options.now().getTime() < this.passEnds
    );
  }

  private refuseLasting(what: string, errors: readonly ErrorCode[]): void {
    const age = this.options.now().getTime() - this.startedAt.getTime();
    const isLasting = errors.some(code => !PASSING.includes(code));
    if (this.deleted > 0 || age <= PATIENCE_MS || !isLasting) return;
    throw new DeletionFailed(what, counted(errors));
  }
}

/** Error codes with how often each occurred, such as `3 AccessDenied`. */
function counted(errors: readonly ErrorCode[]): string {
  return [...new Set(errors)]
    .sort()
    .map(code => `${errors.filter(each => each === code).length} ${code}`)
    .join(', ');
}

const BOOLEANS = ['true', 'false'] as const;

/**
 * `Custom::BucketContents`: empties a bucket before it is deleted, old versions and unfinished uploads included. Only a
 * bucket that still says by its tags that its contents are to go: when the environment's config comes to keep the data, the
 * bucket's tag goes first, and this is deleted after that.
 */
export function bucketContents(options: BucketContentsOptions): CustomResource {
  const { buckets } = options;
  const empty = async (
    properties: Properties,
    startedAt: Date,
  ): Promise<Left> => {
    const arn = properties.text('BucketArn');
    const bucket = bucketNameOf(arn);
    const tags = await buckets.tagsOf(bucket);
    if (!tags || !hasAll(tags, requiredTags(properties))) return [];
    if (properties.oneOf('StopWrites', BOOLEANS) === 'true') {
      await buckets.denyWrites(arn);
    }
    return new Emptying(options, bucket, startedAt).pass();
  };
  return {
    check: ({ properties }) => {
      bucketNameOf(properties.text('BucketArn'));
      properties.oneOf('StopWrites', BOOLEANS);
      requiredTags(properties);
    },
    physicalId: ({ properties }) =>
      `contents-${bucketNameOf(properties.text('BucketArn'))}`,
    pass: async ({ type, properties, startedAt }) => {
      if (type !== 'Delete') return [];
      const left = await unlessGone(empty(properties, startedAt), [
        'NoSuchBucket',
      ]);
      return left ?? [];
    },
  };
}

// Without a tag to look for, every bucket would do.
function requiredTags(properties: Properties): Record<string, string> {
  properties.text('RequiredTags');
  const tags = properties.tags('RequiredTags');
  if (Object.keys(tags).length === 0) {
    throw new InvalidInput('RequiredTags must name a tag');
  }
  return tags;
}

function hasAll(
  tags: Readonly<Record<string, string>>,
  required: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(required).every(([key, value]) => tags[key] === value);
}
