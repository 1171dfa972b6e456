import { serveTasks } from '~/platform/host/serveTasks';
import { TASKS } from './tasks';

serveTasks(TASKS);
