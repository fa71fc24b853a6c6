import { config } from 'zod';

// Before any schema is made: the page's policy forbids making code from text, and even zod's trying to would be reported.
config({ jitless: true });
