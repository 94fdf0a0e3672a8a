import { testPage } from './page';
import { clone } from './scenes';

testPage('README.md', clone);
