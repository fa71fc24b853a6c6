import { theSoak } from './soak.ts';

theSoak('discourse');
