import packageJson from '../package.json';

/**
 * Version of the blueprint; every stack carries it as its output `BlueprintVersion`.
 *
 * @public
 */
export const BLUEPRINT_VERSION: string = packageJson.version;
