import type { RiskStandard } from '../standard';
import type { Method } from '../../types';
import { fmeaFactors } from './fmea';
import { lecFactors } from './lec';
import { lsFactors } from './ls';
import { productFactors } from './ownProduct';
import type { Factor } from './scale';
import { twoFactorFactors } from './threeFactor';

/** The factors a method asks for under a standard, in its order; none for 直接判定. */
export function factorsOfMethod(method: Method, { content }: Pick<RiskStandard, 'content'>): readonly Factor[] {
  switch (method) {
    case 'LS':
    case 'HACCP':
      return lsFactors();
    case 'LEC':
      return lecFactors(content.lec.variant);
    case 'FMEA':
      return fmeaFactors();
    case 'direct':
      return [];
    case 'threeFactor':
      return productFactors(content.threeFactor);
    case 'twoFactor':
      return twoFactorFactors();
  }
}
