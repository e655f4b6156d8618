/** Components load their looks as a side effect; the bundler takes the files out into the page's style sheet. */
declare module '*.css'
