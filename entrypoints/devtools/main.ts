import browser from 'webextension-polyfill'

browser.devtools.panels.create('Signet', 'icon/32.png', 'panel.html')
