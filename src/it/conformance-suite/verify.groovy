// The sample's own tests ran, on the jar that was just built: each case, and whether all are there.
def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
