package io.embedsmith.api.error;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;

/** What an address is to its caller that leads nowhere; the framework also throws this where a parameter is no number. */
final class AddressFailures {
    private AddressFailures() {}

    static Problem of(NotFoundException failure, UriInfo address) {
        return switch (failure.getCause()) {
            case NumberFormatException notANumber -> noNumber(notANumber, address);
            case IllegalArgumentException notAnId -> Problems.nothingAt(address.getPath());
            case null -> Problems.nothingAt(address.getPath());
            default -> Problems.of(failure);
        };
    }

    private static Problem noNumber(NumberFormatException failure, UriInfo address) {
        String parameters = address.getQueryParameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return Problem.of(
                ErrorCode.INVALID_REQUEST,
                "of the parameters '" + Problems.shortened(parameters) + "' one is no whole number up to "
                        + Integer.MAX_VALUE + ": " + Problems.shortened(String.valueOf(failure.getMessage())));
    }
}
