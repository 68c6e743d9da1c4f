/** English texts of Open Studio. */
export const openStudioMessages = {
  open: 'Open Studio',
  openIn: 'Open Studio in',
  landing: {
    home: 'Studio home',
    jupyterlab: 'JupyterLab',
    'code-editor': 'Code Editor',
    canvas: 'Canvas',
  },
  opening: 'Opening Studio…',
  preparing: 'Preparing your profile…',
  tab: {
    title: 'Opening Studio',
    opening: 'Opening Studio for {{name}}…',
    preparing:
      'Preparing your profile in {{name}}… This happens once and takes up to a minute. Studio opens here by itself.',
  },
  notYet: 'Studio opens when the deployment is done.',
  gone: 'Studio is gone: the environment is retired.',
  notDeployed: 'There is no Studio: the deployment did not succeed.',
  notYours: 'Only the owning team can work in this Studio.',
  permissionUnknown:
    'Whether you may work in this Studio could not be found out.',
  dismiss: 'Dismiss',
  retry: 'Try again',
  blocked: {
    title: 'Your browser blocked the new tab',
    description:
      'Allow pop-ups for this portal, or open Studio with the button here.',
    action: 'Open Studio in a new tab',
  },
  failure: {
    denied: {
      title: 'You may not open this Studio',
      description: 'Ask the owning team to add you, then try again.',
    },
    notFound: {
      title: 'This environment is gone',
      description: 'Reload the page to see what happened to it.',
    },
    notReady: {
      title: 'Studio is not ready',
      description: 'The environment is not in a state to be opened.',
    },
    tooMany: {
      title: 'Opened too often',
      description: 'Wait a few seconds, then try again.',
    },
    unavailable: {
      title: 'AWS did not answer',
      description: 'Your environment may be fine. Try again in a minute.',
    },
    unreachable: {
      title: 'The portal cannot be reached',
      description: 'Check your connection, then try again.',
    },
    timeout: {
      title: 'Your profile is not ready yet',
      description:
        'It takes longer than three minutes. It goes on by itself; try again in a while.',
    },
    unexpected: {
      title: 'Studio could not be opened',
      description: 'Try again. If it keeps failing, tell a platform engineer.',
    },
  },
} as const;
