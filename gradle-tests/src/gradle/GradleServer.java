import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradle.api.internal.StartParameterInternal;
import org.gradle.api.logging.LogLevel;
import org.gradle.api.logging.configuration.ConsoleOutput;
import org.gradle.initialization.DefaultBuildCancellationToken;
import org.gradle.initialization.DefaultBuildRequestContext;
import org.gradle.initialization.DefaultBuildRequestMetaData;
import org.gradle.initialization.NoOpBuildEventConsumer;
import org.gradle.internal.buildprocess.BuildProcessState;
import org.gradle.internal.classpath.ClassPath;
import org.gradle.internal.instrumentation.agent.AgentStatus;
import org.gradle.internal.logging.LoggingManagerInternal;
import org.gradle.internal.logging.services.DefaultLoggingManagerFactory;
import org.gradle.internal.logging.services.LoggingServiceRegistry;
import org.gradle.internal.nativeintegration.services.NativeServices;
import org.gradle.internal.service.ServiceRegistry;
import org.gradle.internal.watch.registry.WatchMode;
import org.gradle.launcher.exec.BuildExecutor;
import org.gradle.launcher.exec.DefaultBuildActionParameters;
import org.gradle.tooling.internal.provider.action.ExecuteBuildAction;

/**
 * Gradle without its distribution, which is in no registry: the jar of its API holds all of it.
 * Started with Gradle's user home; then each line of standard input is a project's folder, whose
 * classes are compiled. What Gradle says is printed, and then a line with the outcome.
 *
 * <p>One process for all builds: the first one takes seconds, each later one a fraction of that.
 */
public final class GradleServer {
  private final File home;
  private final LoggingManagerInternal logging;
  private final BuildProcessState process;

  private GradleServer(File home) {
    this.home = home;
    ServiceRegistry services = LoggingServiceRegistry.newCommandLineProcessLogging();
    NativeServices.initializeOnDaemon(home, NativeServices.NativeServicesMode.ENABLED);
    this.logging = services.get(DefaultLoggingManagerFactory.class).create();
    // Only at this level does Gradle say what it compiles again, and why.
    logging.setLevelInternal(LogLevel.INFO);
    logging.attachProcessConsole(ConsoleOutput.Plain);
    logging.start();
    this.process =
        new BuildProcessState(
            true,
            AgentStatus.disabled(),
            ClassPath.EMPTY,
            services,
            NativeServices.getInstance());
  }

  public static void main(String[] arguments) throws IOException {
    GradleServer server = new GradleServer(new File(arguments[0]));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String folder = requests.readLine(); folder != null; folder = requests.readLine()) {
      boolean failed = server.build(new File(folder));
      server.logging.flush();
      System.out.println(failed ? "##FAILED" : "##DONE");
    }
    System.exit(0);
  }

  private boolean build(File project) {
    StartParameterInternal start = new StartParameterInternal();
    start.setCurrentDir(project);
    start.setProjectDir(project);
    start.setGradleUserHomeDir(home);
    start.setTaskNames(List.of("compileJava"));
    start.setLogLevel(LogLevel.INFO);
    start.setOffline(true);
    start.setWatchFileSystemMode(WatchMode.DISABLED);
    Map<String, String> properties = new HashMap<>();
    System.getProperties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    return process
        .getServices()
        .get(BuildExecutor.class)
        .execute(
            new ExecuteBuildAction(start),
            new DefaultBuildActionParameters(
                properties,
                System.getenv(),
                project,
                LogLevel.INFO,
                false,
                ClassPath.EMPTY),
            new DefaultBuildRequestContext(
                new DefaultBuildRequestMetaData(System.currentTimeMillis(), false),
                new DefaultBuildCancellationToken(),
                new NoOpBuildEventConsumer()))
        .hasFailure();
  }
}
