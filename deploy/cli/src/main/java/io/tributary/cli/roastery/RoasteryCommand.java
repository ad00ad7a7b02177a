package io.tributary.cli.roastery;

import picocli.CommandLine.Command;

/** {@code roastery}: sets up what clients of the dialect {@code artisan} work with. */
@Command(name = "roastery", mixinStandardHelpOptions = true, description = "Sets up roasteries: accounts, users, stores, coffees, blends, schedule, notifications, deliveries and corrections of the stock.", subcommands = {
        AccountCommand.class, AddCommand.class, ImportCommand.class})
public final class RoasteryCommand {}
