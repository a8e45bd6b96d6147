package io.embedsmith.api.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.retrieval.RetrievalException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Hands every exception of the REST layer to {@link Problems}; the types are listed where the framework has its own. */
final class ProblemMappers {
    @ServerExceptionMapper({
        ApiException.class,
        RetrievalException.class,
        EmbeddingException.class,
        ConstraintViolationException.class,
        MismatchedInputException.class,
        JacksonException.class,
        WebApplicationException.class,
        NotFoundException.class,
        Exception.class
    })
    RestResponse<Problem> problem(Exception failure, UriInfo address) {
        Problem problem = failure instanceof NotFoundException missing
                ? AddressFailures.of(missing, address)
                : Problems.of(failure);
        // By number: the framework's enum of statuses does not know 422.
        var response = RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE);
        if (failure instanceof OverloadedException overloaded) {
            response.header("Retry-After", Math.max(1, overloaded.retryAfter().toSeconds()));
        }
        if (problem.status() == 503) {
            response.header("Retry-After", 5);
        }
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}
