import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first load of a lazy part takes long on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
