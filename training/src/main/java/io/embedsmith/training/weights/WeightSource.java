package io.embedsmith.training.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.onnx.ElementType;
import io.embedsmith.embedding.onnx.OnnxWeight;
import io.embedsmith.embedding.onnx.OnnxWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which files of a model directory hold its weights, and as what. */
final class WeightSource {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private WeightSource() {}

    /** The parameters of an ONNX file; a tensor that several share is there under each of their names. */
    static List<WeightTensor> onnx(Path file) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (OnnxWeight weight : OnnxWeights.of(file)) {
            requireFloats(file, weight);
            List<Long> shape = weight.transposed() ? weight.shape().reversed() : weight.shape();
            weight.parameters()
                    .forEach(name -> tensors.add(
                            new WeightTensor(name, weight.type(), shape, weight.transposed(), weight.bytes())));
        }
        if (tensors.isEmpty()) {
            throw new UnusableWeightsException(file + " names none of its tensors as Hugging Face does, so nobody can"
                    + " tell which is which; export the model with torch.onnx or optimum, without renaming");
        }
        return tensors;
    }

    private static void requireFloats(Path file, OnnxWeight weight) {
        boolean quantised = weight.type() == ElementType.INT8 || weight.type() == ElementType.UINT8;
        if (quantised) {
            throw new UnusableWeightsException(file + " is quantised: tensor '" + weight.initializer()
                    + "' has the type " + weight.type() + "; use the fp32 model, and quantise the result");
        }
    }

    /** The parameters of {@code model.safetensors}, or of the files that {@code model.safetensors.index.json} lists. */
    static List<WeightTensor> safetensors(Path folder) {
        Path single = folder.resolve("model.safetensors");
        if (Files.isRegularFile(single)) {
            return SafetensorsHeader.tensors(single);
        }
        Path index = folder.resolve("model.safetensors.index.json");
        try {
            JsonNode map = MAPPER.readTree(index.toFile()).path("weight_map");
            TreeSet<String> shards = new TreeSet<>();
            map.forEach(name -> shards.add(name.asText()));
            List<WeightTensor> tensors = new ArrayList<>();
            for (String shard : shards) {
                if (shard.contains("/") || shard.contains("\\")) {
                    throw new UnusableWeightsException(
                            index + " names the file '" + shard + "'; only plain names are allowed");
                }
                SafetensorsHeader.tensors(folder.resolve(shard)).stream()
                        .filter(tensor -> map.path(tensor.name()).asText().equals(shard))
                        .forEach(tensors::add);
            }
            return tensors;
        } catch (IOException e) {
            throw new UnusableWeightsException(index, e);
        }
    }

    static boolean hasSafetensors(Path folder) {
        return Files.isRegularFile(folder.resolve("model.safetensors"))
                || Files.isRegularFile(folder.resolve("model.safetensors.index.json"));
    }
}
