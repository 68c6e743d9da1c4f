export {
  evaluateAcl,
  type AclVerdict,
  type InspectedRequest,
} from './evaluate';
export { wafService } from './wafService';
export { WafState, type WebAcl } from './WafState';
