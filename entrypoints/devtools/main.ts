import { createPanel } from '#lib/platform/devtools.ts'

void createPanel('Signet', 'icon/32.png', 'panel.html')
