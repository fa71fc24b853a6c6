import { theMatrix } from './matrix.ts';

theMatrix('nodebb');
