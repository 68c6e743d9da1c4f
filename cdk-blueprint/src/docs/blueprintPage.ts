import { environmentChapter } from './environmentChapter';
import { foundationChapter } from './foundationChapter';
import { page } from './markdown';

/**
 * The reference of the blueprint as Markdown: everything a person can configure and everything that is made of it.
 *
 * @param directory where cloud assemblies can be written
 */
export function blueprintPage(directory: string): string {
  return page([
    '# Blueprint reference',
    'What can be configured, what gets deployed, what it costs while nobody uses it, and what every role may do. All of it is read from the schemas and from synthesized templates by `yarn docs` in `cdk-blueprint`; a test fails when this page is out of date.',
    environmentChapter(directory),
    foundationChapter(directory),
  ]);
}
