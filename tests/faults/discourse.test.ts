import { theMatrix } from './matrix.ts';

theMatrix('discourse');
