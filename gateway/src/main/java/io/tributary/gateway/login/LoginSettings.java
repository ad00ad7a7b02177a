package io.tributary.gateway.login;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How persons log in.
 *
 * @param tokenLife how long a token holds; whoever has one logs in anew when it has ended
 * @param hashThreads passwords that are checked at a time
 * @param hashesWaitingMax passwords that wait for one of these threads
 * @param hashMemory what checking a password needs
 * @param hashIterations how often it goes over that memory
 * @param triesFree tries of an account in a row that need not wait
 * @param firstDelay how long the next try waits; each one after it twice as long
 * @param delayMax the longest wait; a try that would wait longer is not answered
 * @param triesFor how long an account's tries are remembered
 * @param accountsMax accounts whose tries are remembered
 */
public record LoginSettings(@DefaultValue("90d") Duration tokenLife,
        @DefaultValue("2") int hashThreads, @DefaultValue("100") int hashesWaitingMax,
        @DefaultValue("19MB") DataSize hashMemory, @DefaultValue("2") int hashIterations,
        @DefaultValue("5") int triesFree, @DefaultValue("500ms") Duration firstDelay,
        @DefaultValue("8s") Duration delayMax, @DefaultValue("15m") Duration triesFor,
        @DefaultValue("100000") int accountsMax) {

    public LoginSettings {
        Positive.require("tokenLife", tokenLife.toMillis());
        Positive.require("hashThreads", hashThreads);
        Positive.require("hashesWaitingMax", hashesWaitingMax);
        Positive.require("hashMemory", hashMemory.toKilobytes());
        Positive.require("hashIterations", hashIterations);
        Positive.require("triesFree", triesFree);
        Positive.require("firstDelay", firstDelay.toMillis());
        Positive.require("triesFor", triesFor.toMillis());
        Positive.require("accountsMax", accountsMax);
        if (delayMax.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delayMax must be at least firstDelay: " + delayMax);
        }
    }
}
