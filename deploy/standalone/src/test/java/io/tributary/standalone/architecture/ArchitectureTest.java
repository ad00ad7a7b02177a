package io.tributary.standalone.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code keeps to the table of packages. */
class ArchitectureTest {
    private static final PackageTable TABLE = PackageTable.read();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.tributary");

    @Test
    void everyPackageHasALineAndEveryLineAPackage() {
        var packages = CLASSES.stream().map(ArchitectureTest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isEqualTo(TABLE.lines().keySet());
    }

    @Test
    void everyImportIsAllowedByTheLineOfItsPackage() {
        var forbidden = CLASSES.stream().flatMap(from -> importsOf(from).stream()
                .filter(imported -> !allows(from, imported))
                .map(imported -> from.getName() + " imports " + imported)).sorted().toList();

        assertThat(forbidden).isEmpty();
    }

    @Test
    void everyAllowedImportOfOursIsUsed() {
        var unused = new TreeSet<String>();
        TABLE.lines().forEach((name, line) -> line.ours().stream()
                .filter(allowed -> CLASSES.stream().filter(from -> name(from).equals(name))
                        .flatMap(from -> importsOf(from).stream())
                        .noneMatch(imported -> new PackageTable.Line(List.of(allowed), List.of())
                                .allows("", imported)))
                .forEach(allowed -> unused.add(name + " does not import " + allowed)));

        assertThat(unused).isEmpty();
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.tributary.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static boolean allows(JavaClass from, String imported) {
        var line = TABLE.lines().get(name(from));
        return line != null && line.allows(name(from), imported);
    }

    private static Set<String> importsOf(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .map(JavaClass::getPackageName).collect(Collectors.toSet());
    }

    private static String name(JavaClass javaClass) {
        var name = javaClass.getPackageName();
        return name.startsWith(PackageTable.BASE) ? name.substring(PackageTable.BASE.length())
                : name;
    }
}
