// Holds PDF files, named as arguments, against PDF/A-3a and PDF/UA-1 with veraPDF.
// Prints a line of JSON for each file and profile: path, profile, number of checks, and failures.
// Runs in the JavaScript shell that comes in the same jar as veraPDF: see verapdf.py.

java.util.logging.LogManager.getLogManager().reset(); // it warns of every font of this kind

var vera = Packages.org.verapdf;
var Flavour = vera.pdfa.flavours.PDFAFlavour;
var profiles = java.util.List.of(Flavour.PDFA_3_A, Flavour.PDFUA_1);
var most = 20; // failures that are told of one rule

vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = vera.pdfa.Foundries.defaultInstance();

function describe(assertion) {
    var rule = assertion.getRuleId();
    return rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage() +
        " At " + assertion.getLocation().getContext();
}

function report(path, result) {
    var failures = [];
    for each (var assertion in result.getTestAssertions().toArray()) {
        failures.push(describe(assertion));
    }
    if (!result.isCompliant() && failures.length == 0) {
        failures.push("Not compliant, and it does not say why.");
    }
    if (result.getJobEndStatus() != "normal") {
        failures.push("The check ended early: " + result.getJobEndStatus());
    }
    print(JSON.stringify({
        path: path,
        profile: String(result.getPDFAFlavour()),
        checks: Number(result.getTotalAssertions()),
        failures: failures
    }));
}

function check(path) {
    var parser = foundry.createParser(new java.io.File(path), Flavour.PDFA_3_A);
    try {
        var validator = foundry.createValidator(profiles, most, false, false, false);
        for each (var result in validator.validateAll(parser).toArray()) {
            report(path, result);
        }
    } finally {
        parser.close();
    }
}

function submit(pool, path) {
    return pool.submit(new java.lang.Runnable({ run: function () { check(path); } }));
}

var pool = java.util.concurrent.Executors.newFixedThreadPool(
    java.lang.Runtime.getRuntime().availableProcessors());
try {
    var tasks = [];
    for each (var path in arguments) {
        tasks.push(submit(pool, path));
    }
    for each (var task in tasks) {
        task.get();
    }
} finally {
    pool.shutdown();
}
