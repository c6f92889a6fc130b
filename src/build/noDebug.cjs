// Stands in for the package debug in bundles: a log that is never written.
module.exports = () => () => undefined;
