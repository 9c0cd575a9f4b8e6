import { ACTS } from '../support/variant-castings.ts';
import { describeVariants } from '../support/variant-plays.ts';

describeVariants('the paths of an invitation, however an act may turn out', ACTS);
