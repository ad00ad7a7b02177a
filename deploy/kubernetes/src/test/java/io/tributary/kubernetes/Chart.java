package io.tributary.kubernetes;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chart as Helm's own code renders it. */
record Chart(Path folder) {
    static final String RELEASE = "tributary";

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.shared();

    static Chart here() {
        return new Chart(HERE);
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    /**
     * What an install would make, in the order of the manifest.
     *
     * @param values the overlay's name, or "" for the defaults
     * @param set more values
     */
    Resources render(String values, Map<String, ?> set) {
        var template = template();
        if (!values.isEmpty()) {
            template.withValuesFile(folder.resolve("values-" + values + ".yaml"));
        }
        set.forEach(template::set);
        var resources = new ArrayList<JsonNode>();
        for (var document : yaml().loadAll(template.call())) {
            if (document != null) {
                resources.add(JSON.valueToTree(document));
            }
        }
        return new Resources(List.copyOf(resources));
    }

    Resources render(String values) {
        return render(values, Map.of());
    }

    static JsonNode parse(String text) {
        Object document = yaml().load(text);
        return JSON.valueToTree(document);
    }

    private TemplateCommand template() {
        return new Helm(folder).template().withName(RELEASE).withNamespace("hub")
                .withKubeVersion("1.34.0");
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
