package io.embedsmith.api.error;

/** The stable codes of the REST contract, each with its status and title. */
public enum ErrorCode {
    INVALID_REQUEST(400, "Invalid request"),
    INVALID_FILTER(400, "Invalid filter"),
    INVALID_JSON(400, "Invalid JSON"),
    UNAUTHORIZED(401, "Key missing or not valid"),
    FORBIDDEN(403, "Scope missing"),
    NOT_FOUND(404, "Not found"),
    COLLECTION_NOT_FOUND(404, "Collection not found"),
    DOCUMENT_NOT_FOUND(404, "Document not found"),
    MODEL_NOT_FOUND(404, "Model not found"),
    JOB_NOT_FOUND(404, "Job not found"),
    EVALUATION_SET_NOT_FOUND(404, "Evaluation set not found"),
    EVALUATION_NOT_FOUND(404, "Evaluation not found"),
    TASK_NOT_FOUND(404, "Task not found"),
    TRAINING_NOT_FOUND(404, "Training not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    REQUEST_TIMEOUT(408, "Request timeout"),
    COLLECTION_EXISTS(409, "Collection exists"),
    CONFLICT(409, "Conflict"),
    JOB_NOT_RESUMABLE(409, "Job cannot be resumed"),
    REQUEST_TOO_LARGE(413, "Request too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    TEXT_TOO_LONG(422, "Text too long"),
    UNREADABLE_DOCUMENT(422, "Document cannot be read"),
    TASK_DATA_UNUSABLE(422, "Data of a task cannot be used"),
    MODELS_UNMERGEABLE(422, "Models cannot be merged"),
    MODEL_UNTRAINABLE(422, "Model cannot be trained"),
    OVERLOADED(429, "Overloaded"),
    INTERNAL(500, "Internal error"),
    DATABASE_UNAVAILABLE(503, "Database unavailable"),
    MODEL_UNAVAILABLE(503, "Model unavailable"),
    DISK_FULL(503, "Disk full");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The word on the wire, for example {@code collection-not-found}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
