export { literally } from '#shared/answers/literally.ts';
