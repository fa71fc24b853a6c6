import { theSoak } from './soak.ts';

theSoak('nodebb');
