import { Service } from '../../core/types';
import { associationOperations } from './associations';
import { loggingOperations } from './logging';
import { taggingOperations } from './tagging';
import { webAclOperations } from './webAcls';
import { WafState } from './WafState';

/** AWS WAF, as far as regional web ACLs. */
export const wafService: Service = {
  name: 'wafv2',
  operations: {
    ...webAclOperations,
    ...associationOperations,
    ...loggingOperations,
    ...taggingOperations,
  },
  stateClasses: [WafState],
};
