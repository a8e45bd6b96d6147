import io.mvnpm.esbuild.install.WebDepsInstaller;
import io.mvnpm.esbuild.model.WebDependency;
import io.mvnpm.esbuild.model.WebDependency.WebDependencyType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Builds the console with what Maven has already put on the class path, and nothing else: npm packages as mvnpm jars,
 * the bundler (esbuild) and a script engine (Deno, which runs the TypeScript compiler and the unit tests) as native
 * programs inside jars. Neither Node nor a network is needed.
 *
 * <p>Run as a source file by web-ui/pom.xml. Arguments: the module's folder, its target folder, its class folder.
 */
final class BuildConsole {
    private final Path module;
    private final Path build;
    private final Path resources;
    private final List<Path> jars;

    BuildConsole(Path module, Path target, Path classes) {
        this.module = module;
        this.build = target.resolve("build");
        this.resources = classes.resolve("META-INF/resources");
        this.jars = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .sorted()
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        var folders = Arrays.stream(arguments).map(Path::of).map(Path::toAbsolutePath).toList();
        try {
            new BuildConsole(folders.get(0), folders.get(1), folders.get(2)).run();
        } catch (BuildFailed failed) {
            System.err.println("[console] " + failed.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Files.createDirectories(build);
        var stamp = build.resolve("inputs.sha256");
        var inputs = digestOfInputs();
        if (Files.exists(resources.resolve("index.html"))
                && Files.exists(stamp)
                && Files.readString(stamp).equals(inputs)) {
            System.out.println("[console] unchanged");
            return;
        }
        Files.deleteIfExists(stamp);
        installPackages();
        var esbuild = unpackProgram("org/mvnpm/at/esbuild/", "esbuild");
        var deno = unpackProgram("org/mvnpm/at/deno/", "deno");

        step("types", List.of(
                deno.toString(), "run", "--quiet", "--no-remote", "--no-npm", "--allow-all", "--unstable-detect-cjs",
                build.resolve("node_modules/typescript/lib/_tsc.js").toString(),
                "--project", module.resolve("tsconfig.json").toString()));
        unitTests(esbuild, deno);
        bundle(esbuild);
        Files.writeString(stamp, inputs);
    }

    private void installPackages() throws IOException {
        var packages = jars.stream()
                .filter(jar -> contains(jar, "META-INF/resources/_static/") && !isProgram(jar))
                .map(jar -> WebDependency.of(jar, WebDependencyType.MVNPM))
                .toList();
        WebDepsInstaller.install(build.resolve("node_modules"), packages);
    }

    private void unitTests(Path esbuild, Path deno) throws Exception {
        var sources = filesUnder(module.resolve("src/test/web")).stream()
                .map(Path::toString)
                .filter(name -> name.endsWith(".test.ts"))
                .toList();
        var bundled = emptied(build.resolve("tests"));
        var command = new ArrayList<>(List.of(esbuild.toString()));
        command.addAll(sources);
        command.addAll(List.of("--bundle", "--format=esm", "--log-level=warning",
                "--tsconfig=" + module.resolve("tsconfig.json"), "--outdir=" + bundled));
        step("bundle of the tests", command);
        step("unit tests", List.of(
                deno.toString(), "test", "--quiet", "--no-check", "--no-remote", "--no-npm", bundled.toString()));
    }

    private void bundle(Path esbuild) throws Exception {
        var web = module.resolve("src/main/web");
        var assets = emptied(resources.resolve("assets"));
        step("bundle", List.of(
                esbuild.toString(),
                web.resolve("main.ts").toString(),
                web.resolve("boot.ts").toString(),
                web.resolve("styles/console.css").toString(),
                "--bundle", "--splitting", "--format=esm", "--minify", "--charset=utf8", "--target=es2022",
                "--legal-comments=linked", "--log-level=warning",
                "--entry-names=[name]-[hash]", "--chunk-names=chunk-[hash]",
                "--outbase=" + web, "--tsconfig=" + module.resolve("tsconfig.json"), "--outdir=" + assets));
        var page = Files.readString(web.resolve("index.html"))
                .replace("{{boot}}", built(assets, "boot-", ".js"))
                .replace("{{main}}", built(assets, "main-", ".js"))
                .replace("{{style}}", built(assets, "console-", ".css"));
        Files.copy(web.resolve("favicon.svg"), resources.resolve("favicon.svg"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(resources.resolve("index.html"), page);
    }

    private static String built(Path assets, String prefix, String suffix) throws IOException {
        var names = filesUnder(assets).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
                .toList();
        if (names.size() != 1) {
            throw new BuildFailed("expected one " + prefix + "*" + suffix + " in " + assets + ", found " + names);
        }
        return "assets/" + names.getFirst();
    }

    /** Runs one program; its output is shown only when there is some, a failure ends the build. */
    private void step(String name, List<String> command) throws IOException, InterruptedException {
        var started = System.nanoTime();
        var process = new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true);
        process.environment().putAll(Map.of(
                "DENO_DIR", build.resolve("deno").toString(), "DENO_NO_UPDATE_CHECK", "1", "NO_COLOR", "1"));
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = running.waitFor();
        if (code != 0) {
            System.err.print(output);
            throw new BuildFailed(name + " failed with exit code " + code + "; the reasons are above");
        }
        System.out.println("[console] " + name + " passed in " + (System.nanoTime() - started) / 1_000_000 + " ms");
    }

    private Path unpackProgram(String repositoryPath, String name) throws IOException {
        var jar = jars.stream()
                .filter(path -> path.toString().replace('\\', '/').contains(repositoryPath))
                .findFirst()
                .orElseThrow(() -> new BuildFailed("no jar of " + repositoryPath + " for "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + " on the class path"));
        var program = build.resolve("bin").resolve(name);
        Files.createDirectories(program.getParent());
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.stream()
                    .filter(candidate -> candidate.getName().matches(".*/" + name + "(\\.exe)?"))
                    .findFirst()
                    .orElseThrow(() -> new BuildFailed("no program " + name + " in " + jar));
            if (!Files.exists(program) || Files.size(program) != entry.getSize()) {
                copy(file, entry, program);
            }
        }
        return program;
    }

    private static void copy(JarFile file, JarEntry entry, Path target) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!target.toFile().setExecutable(true)) {
            throw new BuildFailed(target + " cannot be made executable; is the file system mounted noexec?");
        }
    }

    private String digestOfInputs() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var inputs = new ArrayList<>(filesUnder(module.resolve("src")));
        inputs.add(module.resolve("tsconfig.json"));
        for (var input : inputs) {
            digest.update(module.relativize(input).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(input));
        }
        jars.forEach(jar -> digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isProgram(Path jar) {
        var path = jar.toString().replace('\\', '/');
        return path.contains("org/mvnpm/at/esbuild/") || path.contains("org/mvnpm/at/deno/");
    }

    private static boolean contains(Path jar, String folder) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().anyMatch(entry -> entry.getName().startsWith(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            for (var file : filesUnder(folder)) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(folder);
    }

    private static final class BuildFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BuildFailed(String message) {
            super(message);
        }
    }
}
