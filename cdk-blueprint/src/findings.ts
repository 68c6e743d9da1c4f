/**
 * Policy findings of a config. Loads the construct library and the rule packs.
 *
 * @packageDocumentation
 */
export {
  environmentFindings,
  foundationFindings,
} from './policy/configFindings';
